package org.estuaire.jobs.installation;

import java.util.Arrays;
import java.util.stream.Stream;
import org.estuaire.config.AccountCode;
import org.estuaire.config.ConfigurationCode;
import org.estuaire.config.ConnectionCode;
import org.estuaire.delimited.MappingFinding;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.TextFinding;
import org.estuaire.exchange.landing.ArchiveFinding;
import org.estuaire.exchange.landing.LandingFinding;
import org.estuaire.exchange.mail.MailFinding;
import org.estuaire.exchange.mail.XdmFinding;
import org.estuaire.exchange.trial.TrialFinding;
import org.estuaire.extract.ExtractCode;
import org.estuaire.identity.matching.MatchingFinding;
import org.estuaire.installation.DoctorFinding;
import org.estuaire.installation.FolderFinding;
import org.estuaire.installation.InstallationCode;
import org.estuaire.lab.distribution.CourierFinding;
import org.estuaire.pathway.PathwayFinding;
import org.estuaire.repository.DatabaseFinding;
import org.estuaire.routes.TransportFinding;
import org.estuaire.routes.mail.MailTransportFinding;
import org.estuaire.social.full.ClosureFinding;
import org.estuaire.social.full.RekeyFinding;
import org.estuaire.terminology.TerminologyFinding;
import org.estuaire.terminology.register.RegisterFinding;
import org.estuaire.yaml.YamlFinding;

/**
 * Every finding that this program can report: those of its record types, and those of rooms that
 * have none.
 */
public final class Findings {

  private Findings() {}

  public static FindingCatalog all() {
    return new FindingCatalog(
        Stream.concat(InstalledRecordTypes.on(Ground.NONE).findings(), ofOtherRooms()).toList());
  }

  private static Stream<FindingCode> ofOtherRooms() {
    return Stream.<FindingCode[]>of(
            DeliveryFinding.values(),
            TextFinding.values(),
            LandingFinding.values(),
            FolderFinding.values(),
            ArchiveFinding.values(),
            MailFinding.values(),
            XdmFinding.values(),
            MappingFinding.values(),
            MatchingFinding.values(),
            TerminologyFinding.values(),
            RegisterFinding.values(),
            YamlFinding.values(),
            ConfigurationCode.values(),
            ConnectionCode.values(),
            InstallationCode.values(),
            DatabaseFinding.values(),
            AccountCode.values(),
            TransportFinding.values(),
            MailTransportFinding.values(),
            CourierFinding.values(),
            ExtractCode.values(),
            PathwayFinding.values(),
            TrialFinding.values(),
            DoctorFinding.values(),
            ClosureFinding.values(),
            RekeyFinding.values())
        .flatMap(Arrays::stream);
  }
}
