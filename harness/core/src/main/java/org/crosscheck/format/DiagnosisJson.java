package org.crosscheck.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FixVerification;
import org.crosscheck.engine.Engine;
import org.crosscheck.platform.HeaderChange;
import org.jspecify.annotations.Nullable;

/** A diagnosis as JSON that is valid under {@code diagnosis.schema.json}. */
public final class DiagnosisJson implements TextFormat<Diagnosis> {
  private static final int FORMAT = 1;

  @Override
  public String id() {
    return "json";
  }

  @Override
  public String description() {
    return "JSON, described by diagnosis.schema.json";
  }

  @Override
  public String write(Diagnosis diagnosis) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("asked", diagnosis.target());
    json.put("host", diagnosis.host().id());
    json.put("bad", diagnosis.bad());
    Map<String, Object> verdicts = new LinkedHashMap<>();
    diagnosis.verdicts().forEach((browser, verdict) -> verdicts.put(browser.id(), verdict));
    json.put("verdicts", verdicts);
    json.put("findings", diagnosis.findings().stream().map(DiagnosisJson::finding).toList());
    json.put("changes", diagnosis.changes().stream().map(DiagnosisJson::change).toList());
    json.put("lines", diagnosis.host().remedy(diagnosis.changes()));
    json.put("verification", diagnosis.verification().map(DiagnosisJson::tried).orElse(null));
    return Json.lines(json);
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", finding.type().id());
    json.put("level", finding.level().id());
    json.put("summary", finding.summary());
    json.put("category", finding.type().category().id());
    json.put("explanation", finding.type().explanation());
    json.put("browsers", finding.browsers().stream().map(Engine::id).sorted().toList());
    json.put("evidence", finding.evidence().stream().map(DiagnosisJson::evidence).toList());
    json.put("remedy", finding.remedy());
    return json;
  }

  private static Map<String, Object> evidence(Evidence evidence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", evidence.from());
    json.put("url", evidence.url());
    json.put("line", evidence.line());
    return json;
  }

  private static Map<String, @Nullable Object> change(HeaderChange change) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("header", change.name());
    json.put("value", change.value().orElse(null));
    json.put("extension", change.extension());
    return json;
  }

  private static Map<String, Object> tried(FixVerification verification) {
    Map<String, Object> isolated = new LinkedHashMap<>();
    verification.isolated().forEach((browser, is) -> isolated.put(browser.id(), is));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("summary", verification.summary());
    json.put("isolated", isolated);
    json.put("left", List.copyOf(verification.remaining()));
    return json;
  }
}
