package org.crosscheck.server;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * A WebSocket that greets, then sends each message back, text as text and bytes as bytes. A page
 * has one for each file of its folder that ends in {@code .websocket}, which holds the greeting.
 * The text {@code close 4001 because} makes the server close it with that code and reason. Of the
 * subprotocols that the page offers, it takes the first.
 */
public final class EchoSocket extends Session.Listener.AbstractAutoDemanding {
  private static final String FILE = ".websocket";
  private static final Pattern CLOSE = Pattern.compile("close (\\d{4}) (.*)");

  private final String greeting;

  private EchoSocket(String greeting) {
    this.greeting = greeting;
  }

  /** {@return whether the file of a page is a WebSocket} */
  static boolean isIn(String file) {
    return file.endsWith(FILE);
  }

  /** Opens WebSockets on the ports of a server. */
  static final class Server {
    private final ServerWebSocketContainer container;

    Server(org.eclipse.jetty.server.Server jetty) {
      this.container = ServerWebSocketContainer.ensure(jetty);
    }

    /** Answers a handshake, and anything else with 426. */
    boolean open(
        String greeting,
        Request request,
        Response response,
        org.eclipse.jetty.util.Callback callback) {
      boolean opened =
          container.upgrade(
              (asked, answered, failed) -> {
                List<String> offered = asked.getSubProtocols();
                if (!offered.isEmpty()) {
                  answered.setAcceptedSubProtocol(offered.get(0));
                }
                return new EchoSocket(greeting);
              },
              request,
              response,
              callback);
      if (!opened) {
        Response.writeError(request, response, callback, HttpStatus.UPGRADE_REQUIRED_426);
      }
      return true;
    }
  }

  @Override
  public void onWebSocketOpen(Session session) {
    super.onWebSocketOpen(session);
    session.sendText(greeting, Callback.NOOP);
  }

  @Override
  public void onWebSocketText(String message) {
    Matcher close = CLOSE.matcher(message);
    if (close.matches()) {
      getSession().close(Integer.parseInt(close.group(1)), close.group(2), Callback.NOOP);
    } else {
      getSession().sendText(message, Callback.NOOP);
    }
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    getSession().sendBinary(payload, callback);
  }

  /** Ignores that a page was closed while its answer was on the way. */
  @Override
  public void onWebSocketError(Throwable cause) {
    // Jetty would log it as unhandled; what the page missed is in the page's own facts.
  }
}
