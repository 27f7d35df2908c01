package org.estuaire.jobs.cli.operator;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.jobs.night.Night;

/** How a night ended, for scripts. */
final class NightJson {

  private NightJson() {}

  static Map<String, Object> of(Night.Result result, NightFigures figures, Path report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", result.runId());
    json.put("completed", result.completed());
    json.put("report", report.toString());
    json.put("partners", figures.partners());
    json.put("lanes", figures.lanes());
    json.put("balance", figures.night());
    json.put("balanceCloses", figures.balanceCloses());
    json.put("results", figures.results());
    json.put("resultsClose", figures.results().closes() && figures.allResults().closes());
    json.put("sendings", figures.sendings());
    json.put("waitingPractices", figures.waitingPractices());
    json.put("brokenSeals", figures.brokenSeals());
    json.put("troubles", figures.troubles());
    json.put("missing", figures.missing());
    json.put("findings", figures.findings());
    return json;
  }
}
