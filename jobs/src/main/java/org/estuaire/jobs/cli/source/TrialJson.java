package org.estuaire.jobs.cli.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.delimited.MappedFile;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.landing.ArchiveKind;
import org.estuaire.exchange.trial.Cause;
import org.estuaire.exchange.trial.Trial;
import org.estuaire.exchange.trial.TriedFile;
import org.estuaire.exchange.trial.TriedRecord;
import org.estuaire.standards.OfficialVerdict;

/** What would become of a file, as one JSON value. */
final class TrialJson {

  private final Language language;

  private TrialJson(Language language) {
    this.language = language;
  }

  static Map<String, Object> of(Trial trial, Optional<MappedFile> mapped, Language language) {
    Map<String, Object> json = new TrialJson(language).trial(trial);
    mapped.ifPresent(file -> json.put("mapped", file));
    return json;
  }

  private Map<String, Object> trial(Trial trial) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("partner", trial.partner());
    json.put("file", trial.name());
    json.put("sha256", trial.sha256());
    json.put("bytes", trial.bytes());
    json.put("at", trial.at());
    json.put("archive", trial.archive().map(ArchiveKind::code).orElse(""));
    json.put("good", trial.isGood());
    json.put("findings", trial.findings().stream().map(this::finding).toList());
    json.put("files", trial.files().stream().map(this::file).toList());
    json.put("notChecked", trial.notChecked());
    return json;
  }

  private Map<String, Object> file(TriedFile file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.name());
    json.put("sha256", file.sha256());
    json.put("bytes", file.bytes());
    json.put("verdict", file.verdict());
    json.put("lane", file.lane().map(LaneName::code).orElse(""));
    json.put("recordType", file.type().orElse(""));
    json.put("format", file.format().orElse(""));
    json.put("charset", file.charset().orElse(""));
    json.put("records", file.records());
    json.put("count", file.count());
    json.put("notRead", file.notRead());
    if (file.countsParts()) {
      json.put("results", file.parts());
    }
    json.put("leftOut", file.leftOut().stream().map(this::leftOut).toList());
    json.put("findings", file.findings().stream().map(this::finding).toList());
    json.put("causes", file.causes().stream().map(this::cause).toList());
    json.put("unmapped", file.unmapped());
    json.put("persons", file.persons());
    json.put("listed", file.shown().stream().map(this::record).toList());
    json.put("notListed", file.notShown());
    json.put("official", file.official().stream().map(TrialJson::official).toList());
    return json;
  }

  private Map<String, Object> record(TriedRecord record) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ordinal", record.ordinal());
    json.put("line", record.line());
    json.put("key", record.key());
    json.put("outcome", record.outcome());
    json.put("reached", record.reached());
    json.put("means", record.means());
    json.put("findings", record.findings().stream().map(this::finding).toList());
    json.put("content", record.content());
    json.put("contentNotListed", record.contentNotShown());
    return json;
  }

  private Map<String, Object> finding(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", finding.code().code());
    json.put("severity", finding.severity());
    json.put("fault", finding.code().fault());
    json.put("line", finding.line());
    json.put("field", finding.field());
    json.put("value", finding.value().orElse(""));
    json.put("message", finding.message(language));
    json.put("remedy", finding.remedy(language));
    return json;
  }

  private Map<String, Object> cause(Cause cause) {
    Map<String, Object> json = finding(cause.example());
    List.of("line", "field", "value").forEach(json::remove);
    json.put("times", cause.records());
    json.put("places", cause.places());
    return json;
  }

  private Map<String, Object> leftOut(LeftOut left) {
    return Map.of(
        "code", left.reason().code(),
        "results", left.parts(),
        "message", Finding.of(left.reason()).message(language));
  }

  private static Map<String, Object> official(OfficialVerdict verdict) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rules", verdict.rules());
    if (verdict instanceof OfficialVerdict.Judged judged) {
      json.put("conforms", judged.conforms());
      json.put("remarks", judged.remarks());
    } else {
      json.put("notApplied", ((OfficialVerdict.NotApplied) verdict).reason());
    }
    return json;
  }
}
