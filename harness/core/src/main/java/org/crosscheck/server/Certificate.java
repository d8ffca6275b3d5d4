package org.crosscheck.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import org.crosscheck.message.UserError;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** A self-signed certificate for localhost, created by Java's keytool on first use. */
final class Certificate {
  /** Not a secret: the key is created for one run and never leaves the process. */
  private static final String PASSWORD = "crosscheck";

  private @Nullable KeyStore made;

  SslContextFactory.Server forServer() {
    if (made == null) {
      made = make();
    }
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(made);
    tls.setKeyStorePassword(PASSWORD);
    return tls;
  }

  private static KeyStore make() {
    try {
      Path folder = Files.createTempDirectory("crosscheck-certificate");
      Path file = folder.resolve("store.p12");
      try {
        keytool(file);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
          store.load(in, PASSWORD.toCharArray());
        }
        return store;
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a certificate", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot read the certificate that keytool made", e);
    }
  }

  private static void keytool(Path file) throws IOException {
    String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    program,
                    "-genkeypair",
                    "-keystore",
                    file.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-alias",
                    "crosscheck",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "SAN=dns:localhost,dns:*.localhost,ip:127.0.0.1",
                    "-validity",
                    "2"))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new UserError(
            "Could not make a certificate: " + output.strip() + ".",
            "Run " + program + " by hand to see why, or do not use hostings with https.");
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new UserError("The run was interrupted.", "Run again.");
    }
  }
}
