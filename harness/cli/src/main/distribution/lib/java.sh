# Sourced by the launchers of a checkout and of a distribution: sets LC_ALL and java.

# With any other encoding, Java cannot open files whose names are not ASCII. Containers and cron set none.
case $(locale charmap 2>/dev/null || echo "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}") in
  *UTF-8 | *utf-8 | *UTF8 | *utf8) ;;
  *)
    LC_ALL=C.UTF-8
    [ "$(uname)" != Darwin ] || LC_ALL=en_US.UTF-8
    export LC_ALL
    ;;
esac

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
command -v "$java" >/dev/null 2>&1 || {
  if [ -n "${JAVA_HOME:-}" ]; then
    echo "JAVA_HOME is $JAVA_HOME, but $java is not an executable. Set JAVA_HOME to a JDK, 17 or newer, or unset it." >&2
  else
    echo "java is not on the PATH. Install a JDK, 17 or newer (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless)." >&2
  fi
  exit 2
}

# An older Java ends with 1, as a run does that differs from the baseline.
release=$(dirname -- "$(readlink -f -- "$(command -v "$java")")")/../release
version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release" 2>/dev/null || true)
if [ -n "$version" ] && [ "$version" -lt 17 ]; then
  echo "Java is version $version. Install a JDK, 17 or newer, or set JAVA_HOME to one." >&2
  exit 2
fi
