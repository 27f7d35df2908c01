package org.estuaire.jobs;

import java.util.Arrays;
import java.util.stream.Stream;
import org.estuaire.billing.BillingFinding;
import org.estuaire.config.AccountCode;
import org.estuaire.config.ConfigurationCode;
import org.estuaire.config.ConnectionCode;
import org.estuaire.delimited.DelimitedFinding;
import org.estuaire.delimited.MappingFinding;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.TextFinding;
import org.estuaire.exchange.landing.ArchiveFinding;
import org.estuaire.exchange.landing.LandingFinding;
import org.estuaire.extract.ExtractCode;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.identity.feed.fhir.FhirPatientFinding;
import org.estuaire.identity.feed.pam.PamFinding;
import org.estuaire.identity.matching.MatchingFinding;
import org.estuaire.installation.FolderFinding;
import org.estuaire.installation.InstallationCode;
import org.estuaire.lab.cda.CdaFinding;
import org.estuaire.lab.distribution.CourierFinding;
import org.estuaire.lab.fhir.FhirFinding;
import org.estuaire.lab.hprim.medecins.MedecinsFinding;
import org.estuaire.lab.hprim.sante.HprimSanteFinding;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.repository.DatabaseFinding;
import org.estuaire.routes.TransportFinding;
import org.estuaire.social.SocialFinding;
import org.estuaire.terminology.TerminologyFinding;

/** Every finding that this program can report: the one list that a new area is added to. */
public final class Findings {

  private Findings() {}

  public static FindingCatalog all() {
    return new FindingCatalog(
        Stream.<FindingCode[]>of(
                DeliveryFinding.values(),
                TextFinding.values(),
                LandingFinding.values(),
                FolderFinding.values(),
                ArchiveFinding.values(),
                DelimitedFinding.values(),
                MappingFinding.values(),
                IdentityFinding.values(),
                PamFinding.values(),
                FhirPatientFinding.values(),
                MatchingFinding.values(),
                Hl7Finding.values(),
                CdaFinding.values(),
                FhirFinding.values(),
                MedecinsFinding.values(),
                HprimSanteFinding.values(),
                LabFinding.values(),
                TerminologyFinding.values(),
                SocialFinding.values(),
                BillingFinding.values(),
                ConfigurationCode.values(),
                ConnectionCode.values(),
                InstallationCode.values(),
                DatabaseFinding.values(),
                AccountCode.values(),
                TransportFinding.values(),
                CourierFinding.values(),
                ExtractCode.values())
            .flatMap(Arrays::stream)
            .toList());
  }
}
