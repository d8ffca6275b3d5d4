package org.crosscheck.grid;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.crosscheck.message.Progress;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;

/**
 * A SOCKS 5 proxy (RFC 1928) for the browsers on other machines. It passes bytes on unchanged, so
 * that {@code localhost} there is the name of this machine's servers; see decision 0040. It serves
 * only addresses that were admitted, connects only to the targets of one run, and knows only the
 * command CONNECT. Closing it ends all connections.
 */
public final class LoopbackProxy implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LoopbackProxy.class.getName());

  private static final int VERSION = 5;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;
  private static final int NO_METHOD = 0xff;

  /** A client that is admitted and then says nothing may hold a thread for so long. */
  private static final int GREETING_MILLIS = 10_000;

  private static final int CONNECTING_MILLIS = 10_000;

  private static final int CLOSING_SECONDS = 10;

  private static final int BACKLOG = 256;

  /** The answers of RFC 1928, section 6. */
  private enum Answer {
    CONNECTED(0),
    NOT_ALLOWED(2),
    REFUSED(5),
    UNKNOWN_COMMAND(7),
    UNKNOWN_ADDRESS(8);

    private final int code;

    Answer(int code) {
      this.code = code;
    }
  }

  private final ServerSocket server;
  private final String name;
  private final ProxyTargets targets;
  private final Progress progress;
  private final Set<InetAddress> clients = ConcurrentHashMap.newKeySet();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "grid-proxy");
            thread.setDaemon(true);
            return thread;
          });

  private volatile boolean closed;

  private LoopbackProxy(ServerSocket server, String name, ProxyTargets targets, Progress progress) {
    this.server = server;
    this.name = name;
    this.targets = targets;
    this.progress = progress;
  }

  /**
   * {@return a proxy that listens and serves nobody yet}
   *
   * @param progress receives a line when an address that is not admitted is refused for the first
   *     time
   * @throws UserError if it cannot listen there
   */
  public static LoopbackProxy start(ProxyPlace place, ProxyTargets targets, Progress progress) {
    try {
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(place.address(), place.port()), BACKLOG);
      LoopbackProxy proxy = new LoopbackProxy(server, place.name(), targets, progress);
      proxy.threads.execute(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UserError(
          "Could not listen on %s port %d for the nodes of the Grid: %s."
              .formatted(place.address().getHostAddress(), place.port(), e.getMessage()),
          "Give --reachable-as another port.");
    }
  }

  /** Serves an address from now on. */
  public void admit(InetAddress client) {
    clients.add(client);
  }

  /** {@return the host and the port that browsers are given, such as {@code 10.0.0.1:7000}} */
  public String address() {
    return (name.contains(":") ? "[" + name + "]" : name) + ":" + server.getLocalPort();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = server.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException | RejectedExecutionException e) {
        LOG.fine(e::toString);
      }
    }
    open.forEach(LoopbackProxy::close);
  }

  private void serve(Socket client) {
    try {
      if (!clients.contains(client.getInetAddress())) {
        tell(
            "Refused a connection from %s, which is not a node that this run uses"
                .formatted(client.getInetAddress().getHostAddress()));
        return;
      }
      client.setSoTimeout(GREETING_MILLIS);
      Optional<Socket> target = connect(client);
      if (target.isPresent()) {
        client.setSoTimeout(0);
        relay(client, target.get());
      }
    } catch (IOException e) {
      LOG.fine(e::toString);
    } finally {
      end(client);
    }
  }

  /** {@return the connection that a client asks for; empty if it was refused} */
  private Optional<Socket> connect(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = client.getOutputStream();
    if (in.readUnsignedByte() != VERSION) {
      return Optional.empty();
    }
    byte[] methods = in.readNBytes(in.readUnsignedByte());
    boolean anonymous = new String(methods, StandardCharsets.ISO_8859_1).indexOf(0) >= 0;
    out.write(new byte[] {VERSION, (byte) (anonymous ? 0 : NO_METHOD)});
    if (!anonymous) {
      return Optional.empty();
    }
    if (in.readUnsignedByte() != VERSION) {
      return Optional.empty();
    }
    int command = in.readUnsignedByte();
    in.readByte();
    Optional<String> host = host(in);
    if (host.isEmpty()) {
      return refuse(out, Answer.UNKNOWN_ADDRESS);
    }
    int port = in.readUnsignedShort();
    if (command != CONNECT) {
      return refuse(out, Answer.UNKNOWN_COMMAND);
    }
    Optional<InetSocketAddress> target = targets.of(host.get(), port);
    if (target.isEmpty()) {
      LOG.fine(() -> "refused " + TextSanitizer.line(host.get()) + ":" + port);
      return refuse(out, Answer.NOT_ALLOWED);
    }
    return connect(target.get(), out);
  }

  private Optional<Socket> connect(InetSocketAddress target, OutputStream out) throws IOException {
    Socket socket = new Socket();
    open.add(socket);
    try {
      socket.connect(target, CONNECTING_MILLIS);
      socket.setTcpNoDelay(true);
      answer(out, Answer.CONNECTED);
      return Optional.of(socket);
    } catch (IOException e) {
      end(socket);
      return refuse(out, Answer.REFUSED);
    }
  }

  private static Optional<String> host(DataInputStream in) throws IOException {
    return switch (in.readUnsignedByte()) {
      case IPV4 -> Optional.of(numeric(in, IPV4_BYTES));
      case IPV6 -> Optional.of(numeric(in, IPV6_BYTES));
      case NAME ->
          Optional.of(new String(exactly(in, in.readUnsignedByte()), StandardCharsets.ISO_8859_1));
      default -> Optional.empty();
    };
  }

  private static String numeric(DataInputStream in, int length) throws IOException {
    InetAddress address = InetAddress.getByAddress(exactly(in, length));
    // The servers of a run listen on IPv4 only; an IPv6 loopback address is not one of theirs.
    return address instanceof Inet4Address ? address.getHostAddress() : "[" + address + "]";
  }

  private static byte[] exactly(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static Optional<Socket> refuse(OutputStream out, Answer answer) throws IOException {
    answer(out, answer);
    return Optional.empty();
  }

  private static void answer(OutputStream out, Answer answer) throws IOException {
    // The address that it connected from, which nobody needs, as 0.0.0.0:0.
    out.write(new byte[] {VERSION, (byte) answer.code, 0, IPV4, 0, 0, 0, 0, 0, 0});
    out.flush();
  }

  /** Passes bytes in both directions until both sides have ended theirs. */
  private void relay(Socket client, Socket target) throws IOException {
    try {
      client.setTcpNoDelay(true);
      Future<?> back = threads.submit(() -> copy(target, client));
      copy(client, target);
      back.get();
    } catch (ExecutionException | RejectedExecutionException e) {
      LOG.fine(e::toString);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end(target);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side is gone, so the other one is of no use.
      close(from);
      close(to);
    }
  }

  private void tell(String what) {
    if (told.add(what)) {
      progress.report(what);
    }
  }

  private void end(Socket socket) {
    open.remove(socket);
    close(socket);
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.fine(e::toString);
    }
  }

  /** Stops listening and ends all connections; the port is free when it returns. */
  @Override
  public void close() {
    closed = true;
    close(server);
    open.forEach(LoopbackProxy::close);
    open.clear();
    threads.shutdownNow();
    try {
      // The port listens until the thread that accepts has left its call.
      if (!threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.fine("a connection did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
