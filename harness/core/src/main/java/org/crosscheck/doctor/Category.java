package org.crosscheck.doctor;

import java.util.Locale;

/** What a finding is about. */
public enum Category {
  /** Whether a server can be reached and speaks HTTP. */
  CONNECTION,
  /** What the server sends: status, type, size, caching, and how it is configured. */
  DELIVERY,
  /** What the page does by itself. */
  PAGE,
  /** Whether the page is cross-origin isolated. */
  ISOLATION,
  /** Files, frames and workers that isolation keeps out. */
  EMBEDDING,
  /** Cross-origin resource sharing. */
  CORS,
  /** Content security policies. */
  CSP,
  /** Service workers, mini-coi among them. */
  SERVICE_WORKER,
  /** How the page uses PyScript. */
  PYSCRIPT;

  /** {@return its id in reports, such as {@code service-worker}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
