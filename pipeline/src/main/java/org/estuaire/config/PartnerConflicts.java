package org.estuaire.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.Spot;
import org.estuaire.yaml.Mistakes;
import org.estuaire.yaml.Setting;

/** What partners may not have in common. Each conflict is reported in both files. */
final class PartnerConflicts {

  private final PartnerDraft one;
  private final PartnerDraft other;
  private final Mistakes mistakes;

  private PartnerConflicts(PartnerDraft one, PartnerDraft other, Mistakes mistakes) {
    this.one = one;
    this.other = other;
    this.mistakes = mistakes;
  }

  static void report(List<PartnerDraft> drafts, Mistakes mistakes) {
    for (PartnerDraft one : drafts) {
      for (PartnerDraft other : drafts) {
        if (!one.file().equals(other.file())) {
          new PartnerConflicts(one, other, mistakes).report();
        }
      }
    }
  }

  private void report() {
    both(one.code().stream(), other.code().stream())
        .forEach(code -> tell("code", code, ConfigurationCode.DUPLICATE_PARTNER));
    both(one.facilities().stream(), other.facilities().stream())
        .forEach(number -> tell("facilities", number, ConfigurationCode.SHARED_FACILITY));
    if (keys(one).anyMatch(keys(other).collect(Collectors.toSet())::contains)) {
      mistakes.add(one.sshKeys(), InstallationCode.SHARED_SSH_KEY, otherFile());
    }
    if (mailbox(one).isPresent() && mailbox(one).equals(mailbox(other))) {
      mistakes.add(Spot.whole(one.file()), ConnectionCode.SHARED_MAILBOX, "mail", otherFile());
    }
    if (one.folder().isPresent() && other.folder().isPresent()) {
      compareFolders(one.folder().get(), other.folder().get().value());
    }
  }

  /** What is fetched from it is one partner's. */
  private static Optional<String> mailbox(PartnerDraft draft) {
    return draft
        .partner()
        .flatMap(partner -> partner.access().mail())
        .flatMap(mail -> mail.in().map(server -> mail.user() + " " + server.host()));
  }

  /** Algorithm and key, without the comment behind them. */
  private static Stream<String> keys(PartnerDraft draft) {
    return draft.partner().stream()
        .flatMap(partner -> partner.access().sshKeys().stream())
        .map(line -> line.replaceFirst("^(\\S+\\s+\\S+)\\s.*$", "$1"));
  }

  private void compareFolders(Setting<Path> mine, Path theirs) {
    if (mine.value().startsWith(theirs) || theirs.startsWith(mine.value())) {
      mistakes.add(mine.at(), ConfigurationCode.SHARED_FOLDER, "folder", otherFile());
    }
  }

  private void tell(String key, Setting<String> shared, ConfigurationCode code) {
    mistakes.add(shared.at(), code, key, shared.value(), otherFile());
  }

  private String otherFile() {
    return other.file().getFileName().toString();
  }

  private static Stream<Setting<String>> both(
      Stream<Setting<String>> mine, Stream<Setting<String>> theirs) {
    List<String> values = theirs.map(Setting::value).toList();
    return mine.filter(setting -> values.contains(setting.value()));
  }
}
