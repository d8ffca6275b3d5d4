@echo off
rem Launches an unpacked distribution of Crosscheck.
setlocal
set "home=%~dp0.."

set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%java%" (
  echo JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it. Set JAVA_HOME to a JDK, 17 or newer, or unset it. 1>&2
  exit /b 2
)
if not defined JAVA_HOME where java.exe >nul 2>nul || (
  echo java is not on the PATH. Install a JDK, 17 or newer. 1>&2
  exit /b 2
)

set "main="
for %%f in ("%home%\lib\crosscheck-cli-*.jar") do set "main=%%f"
if not defined main (
  echo The distribution in %home% is incomplete. Unpack it again. 1>&2
  exit /b 2
)

rem An older Java ends with 1 when it cannot read the classes, as a run does that differs from the baseline.
"%java%" -Xmx160m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dcrosscheck.home=%home%" -Dcrosscheck.distribution=true -cp "%main%" org.crosscheck.cli.Main %*
exit /b %ERRORLEVEL%
