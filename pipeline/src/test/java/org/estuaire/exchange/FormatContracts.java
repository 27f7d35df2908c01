package org.estuaire.exchange;

import java.util.List;
import org.estuaire.billing.rsf.RsfAceContractTest;
import org.estuaire.identity.feed.IdentityCsvContractTest;
import org.estuaire.identity.feed.fhir.FhirPatientContractTest;
import org.estuaire.identity.feed.pam.PamContractTest;
import org.estuaire.lab.cda.CdaContractTest;
import org.estuaire.lab.fhir.FhirLabContractTest;
import org.estuaire.lab.hl7.Hl7OruContractTest;
import org.estuaire.lab.hprim.medecins.HprimMedecinsContractTest;
import org.estuaire.lab.hprim.sante.HprimSanteContractTest;
import org.estuaire.social.ApaCsvContractTest;
import org.estuaire.social.ApaWorkbookContractTest;
import org.estuaire.social.evaluation.EvaluationCsvContractTest;
import org.estuaire.social.payment.PaymentCsvContractTest;
import org.estuaire.social.pch.PchCsvContractTest;

/** All formats, each with the test that holds it to the contract. */
final class FormatContracts {

  private FormatContracts() {}

  static List<FormatContract<?>> all() {
    return List.of(
        new Hl7OruContractTest(),
        new CdaContractTest(),
        new HprimMedecinsContractTest(),
        new HprimSanteContractTest(),
        new FhirLabContractTest(),
        new IdentityCsvContractTest(),
        new PamContractTest(),
        new FhirPatientContractTest(),
        new ApaCsvContractTest(),
        new ApaWorkbookContractTest(),
        new PaymentCsvContractTest(),
        new EvaluationCsvContractTest(),
        new PchCsvContractTest(),
        new RsfAceContractTest());
  }
}
