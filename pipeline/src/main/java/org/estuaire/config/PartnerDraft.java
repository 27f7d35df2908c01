package org.estuaire.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Partner;
import org.estuaire.installation.Spot;
import org.estuaire.yaml.Setting;

/**
 * A partner's file as far as it was understood: enough to compare it with the others.
 *
 * @param sshKeys where its SSH keys are given
 * @param mllp where it says how its messages are known
 * @param partner empty when the file has a mistake
 */
record PartnerDraft(
    Path file,
    Optional<Setting<String>> code,
    List<Setting<String>> facilities,
    Optional<Setting<Path>> folder,
    Spot sshKeys,
    Spot mllp,
    Optional<Partner> partner) {}
