package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Set;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.PageError;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class PageReportTest {
  private VisitCollector visit = collector();

  private static VisitCollector collector() {
    return new VisitCollector(Set.of("done"), false);
  }

  @BeforeMethod
  public void forget() {
    visit = collector();
  }

  @Test
  public void a_report_is_a_fact_or_an_event() {
    deliver("{'name': 'n', 'from': 'main', 'value': 4, 'at': 7, 'document': 5}");
    deliver(
        "{'event': 'log.entryAdded', 'params': {'timestamp': 8, 'type': 'console',"
            + " 'level': 'warn', 'text': 'careful'}}");
    deliver(
        "{'event': 'log.entryAdded', 'params': {'timestamp': 9, 'type': 'javascript',"
            + " 'text': 'Error: no', 'stackTrace': {'callFrames': [{'url': 'a.js',"
            + " 'lineNumber': 2}]}}}");

    assertThat(visit.facts(0)).extracting(Fact::name, Fact::value).containsExactly(tuple("n", 4L));
    assertThat(visit.console(0)).containsExactly(new ConsoleLine(8, "warn", "careful"));
    assertThat(visit.errors(0)).containsExactly(new PageError(9, "Error: no", "a.js:3"));
  }

  @Test
  public void a_request_is_open_until_it_has_a_response_or_fails() {
    sent("1", "http://a/one");
    sent("2", "http://a/two");
    assertThat(visit.openRequests()).containsExactly("http://a/one", "http://a/two");

    deliver(
        "{'event': 'network.responseCompleted', 'params': {'request': {'request': '1',"
            + " 'method': 'GET', 'url': 'http://a/one'}, 'response': {'status': 404}}}");
    deliver(
        "{'event': 'network.fetchError', 'params': {'request': {'request': '2',"
            + " 'method': 'GET', 'url': 'http://a/two'}, 'errorText': 'TypeError: no'}}");

    assertThat(visit.openRequests()).isEmpty();
    assertThat(visit.exchanges(0))
        .extracting(Exchange::url, Exchange::status, Exchange::failure)
        .containsExactly(tuple("http://a/one", 404, ""), tuple("http://a/two", 0, "TypeError: no"));
  }

  @Test
  public void what_is_not_a_report_is_an_unreadable_fact() {
    PageReport.deliver("not JSON", visit);
    deliver("{'event': 'network.other'}");

    assertThat(visit.facts(0)).extracting(Fact::name).containsOnly("unreadable");
  }

  private void sent(String id, String url) {
    deliver(
        "{'event': 'network.beforeRequestSent', 'params': {'request': {'request': '%s', 'url': '%s'}}}"
            .formatted(id, url));
  }

  private void deliver(String json) {
    PageReport.deliver(json.replace('\'', '"'), visit);
  }
}
