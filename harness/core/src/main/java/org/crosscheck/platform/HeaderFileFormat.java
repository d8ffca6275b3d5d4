package org.crosscheck.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A format of header configuration files. Each has a reader. */
public enum HeaderFileFormat {
  /** The {@code _headers} of Cloudflare Pages and Workers. */
  CLOUDFLARE,
  /** The {@code _headers} and {@code netlify.toml} of Netlify. */
  NETLIFY,
  /** {@code vercel.json}. */
  VERCEL,
  /** {@code firebase.json}. */
  FIREBASE,
  /** {@code staticwebapp.config.json}. */
  AZURE,
  /** {@code serve.json} of the npm package serve. */
  SERVE,
  /** {@code web.config} of IIS. */
  IIS,
  /** The {@code .headers} files of the web platform tests. */
  WPT;

  /** {@return its id in platform files, such as {@code netlify}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return the ids of all formats} */
  public static List<String> ids() {
    return Arrays.stream(values()).map(HeaderFileFormat::id).toList();
  }
}
