package org.crosscheck.doctor;

import java.util.Locale;

/** The subject of a finding. */
public enum Category {
  /** Whether the server can be reached and responds with HTTP. */
  CONNECTION,
  /** What the server sends: status, type, size, caching, and how it is configured. */
  DELIVERY,
  /** What the page does without user input. */
  PAGE,
  /** Whether the page is cross-origin isolated. */
  ISOLATION,
  /** Files, frames and workers that isolation blocks. */
  EMBEDDING,
  /** Cross-origin resource sharing. */
  CORS,
  /** Content security policies. */
  CSP,
  /** Service workers, mini-coi among them. */
  SERVICE_WORKER,
  /** How the page uses PyScript. */
  PYSCRIPT;

  /** {@return the id in reports, such as {@code service-worker}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
