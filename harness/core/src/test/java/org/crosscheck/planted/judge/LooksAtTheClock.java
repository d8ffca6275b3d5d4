package org.crosscheck.planted.judge;

import java.time.Clock;
import org.eclipse.jetty.server.Server;
import org.openqa.selenium.WebDriver;

/** A judge that depends on the hour, a server and a browser: what the rules must refuse. */
public record LooksAtTheClock(Clock clock, Server server, WebDriver driver) {}
