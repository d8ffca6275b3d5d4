package org.crosscheck.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import org.crosscheck.cdn.NpmAddress.Cdn;
import org.crosscheck.cdn.NpmAddress.Form;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class NpmAddressTest {
  @DataProvider
  public Object[][] addresses() {
    return new Object[][] {
      {"/esm.run/lit", "", Cdn.ESM_RUN, "lit", "", "", Form.MODULE},
      {"/esm.run/lit@3/decorators.js", "", Cdn.ESM_RUN, "lit", "3", "decorators.js", Form.MODULE},
      {"/esm.run/@lit/task@^1.0.0", "", Cdn.ESM_RUN, "@lit/task", "^1.0.0", "", Form.MODULE},
      {"/esm.run/@lit/task@%5E1.0.0", "", Cdn.ESM_RUN, "@lit/task", "^1.0.0", "", Form.MODULE},
      {"/esm.run/lit@latest/", "", Cdn.ESM_RUN, "lit", "latest", "", Form.MODULE},
      {"/cdn.jsdelivr.net/npm/d3@7/+esm", "", Cdn.JSDELIVR, "d3", "7", "", Form.MODULE},
      {"/cdn.jsdelivr.net/npm/d3/+esm", "", Cdn.JSDELIVR, "d3", "", "", Form.MODULE},
      {
        "/cdn.jsdelivr.net/npm/d3@7.1.2/a/b.js/+esm",
        "",
        Cdn.JSDELIVR,
        "d3",
        "7.1.2",
        "a/b.js",
        Form.MODULE
      },
      {"/cdn.jsdelivr.net/npm/a@1/b.js/+cjs", "", Cdn.JSDELIVR, "a", "1", "b.js", Form.COMMON},
      {"/cdn.jsdelivr.net/npm/jquery@3", "", Cdn.JSDELIVR, "jquery", "3", "", Form.FILE},
      {
        "/cdn.jsdelivr.net/npm/@a/b@1.x/dist/x.css",
        "",
        Cdn.JSDELIVR,
        "@a/b",
        "1.x",
        "dist/x.css",
        Form.FILE
      },
      {"/unpkg.com/leaflet@1.9/x.js", "", Cdn.UNPKG, "leaflet", "1.9", "x.js", Form.FILE},
      {"/unpkg.com/leaflet", "", Cdn.UNPKG, "leaflet", "", "", Form.FILE},
      {"/unpkg.com/lit@3", "module", Cdn.UNPKG, "lit", "3", "", Form.MODULE},
      {"/unpkg.com/lit@3", "a=1&module", Cdn.UNPKG, "lit", "3", "", Form.MODULE},
      {"/esm.sh/react@18.2.0", "dev", Cdn.ESM_SH, "react", "18.2.0", "", Form.MODULE},
      {
        "/esm.sh/v135/react@18/jsx-runtime",
        "",
        Cdn.ESM_SH,
        "react",
        "18",
        "jsx-runtime",
        Form.MODULE
      },
      {"/esm.sh/stable/react@18", "", Cdn.ESM_SH, "react", "18", "", Form.MODULE},
      {
        "/esm.sh/react-dom@18.2.0/server.browser",
        "",
        Cdn.ESM_SH,
        "react-dom",
        "18.2.0",
        "server.browser",
        Form.MODULE
      },
      {"/esm.sh/*preact@10", "", Cdn.ESM_SH, "preact", "10", "", Form.MODULE},
      {
        "/esm.sh/preact@10&target=es2022/hooks",
        "",
        Cdn.ESM_SH,
        "preact",
        "10",
        "hooks",
        Form.MODULE
      },
      {
        "/esm.sh/leaflet@1.9.4/dist/leaflet.css",
        "",
        Cdn.ESM_SH,
        "leaflet",
        "1.9.4",
        "dist/leaflet.css",
        Form.FILE
      },
    };
  }

  @Test(dataProvider = "addresses")
  public void an_address_names_a_package_a_range_and_a_file(
      String path, String query, Cdn cdn, String name, String range, String file, Form form) {
    assertThat(NpmAddress.parse(path, query))
        .contains(new NpmAddress(cdn, name, range, file, form));
  }

  @DataProvider
  public Object[][] others() {
    return new Object[][] {
      {"/cdn.jsdelivr.net/gh/a/b@1/c.js"},
      {"/cdn.jsdelivr.net/pyodide/v1/full/x.whl"},
      {"/esm.sh/gh/a/b"},
      {"/esm.sh/jsr/@std/encoding"},
      {"/esm.sh/node/fs.mjs"},
      {"/example.com/lit"},
      {"/esm.run/"},
      {"/esm.run/-rf"},
      {"/esm.run/--registry=x"},
      {"/esm.run/lit@file:..%2fx"},
      {"/esm.run/lit@git+ssh://x"},
      {"/esm.run/lit@npm:other"},
      {"/cdn.jsdelivr.net/npm/lit@3/../../x"},
      {"/cdn.jsdelivr.net/npm/lit@3/..%2f..%2fx"},
      {"/cdn.jsdelivr.net/npm/lit@3/..%5cx"},
    };
  }

  @Test(dataProvider = "others")
  public void other_addresses_and_what_npm_would_read_otherwise_are_refused(String path) {
    assertThat(NpmAddress.parse(path, "")).isEmpty();
  }
}
