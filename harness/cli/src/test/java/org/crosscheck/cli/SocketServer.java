package org.crosscheck.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** A WebSocket server as a user has one: it sends one message to each client (RFC 6455). */
final class SocketServer {
  private static final String KEY = "sec-websocket-key:";
  private static final String PROTOCOL = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private SocketServer() {}

  /** {@return the command that starts it} */
  static String command() {
    try {
      return String.join(
          " ",
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-cp",
          Path.of(SocketServer.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .toString(),
          SocketServer.class.getName());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Listens on the port in the first variable that has one; ends at its first client if told so.
   */
  public static void main(String[] fail) throws IOException, NoSuchAlgorithmException {
    int port =
        List.of("WS", "PORT").stream()
            .filter(System.getenv()::containsKey)
            .mapToInt(name -> Integer.parseInt(System.getenv(name)))
            .findFirst()
            .orElseThrow();
    try (ServerSocket server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening");
      while (true) {
        Socket client = server.accept();
        String key = key(client);
        if (!key.isEmpty() && fail.length > 0) {
          System.out.println("cannot go on");
          System.exit(7);
        }
        if (!key.isEmpty()) {
          greet(client, key);
        }
      }
    }
  }

  /** {@return the key of a handshake; empty if the client sends none} */
  private static String key(Socket client) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    String key = "";
    for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith(KEY)) {
        key = line.substring(KEY.length()).strip();
      }
    }
    return key;
  }

  private static void greet(Socket client, String key)
      throws IOException, NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-1")
            .digest((key + PROTOCOL).getBytes(StandardCharsets.US_ASCII));
    OutputStream out = client.getOutputStream();
    out.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(hash)
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(new byte[] {(byte) 0x81, 4, 'n', 'e', 'w', 's'});
    out.flush();
  }
}
