package org.estuaire.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.installation.Spot;
import org.estuaire.yaml.Form;
import org.estuaire.yaml.Mistakes;
import org.estuaire.yaml.YamlFile;

/** A file of public keys, one a line; {@code #} begins a comment. */
final class SshKeyFile {

  private SshKeyFile() {}

  /** The keys that are in order; a mistake is reported at its line. */
  static List<String> read(Path file, Mistakes mistakes) {
    String name = String.valueOf(file.getFileName());
    int before = mistakes.count();
    List<String> keys = new ArrayList<>();
    String text = YamlFile.text(file, mistakes).orElse("");
    if (PublicSshKey.isPrivate(text)) {
      mistakes.add(Spot.whole(file), ConfigurationCode.PRIVATE_KEY, name);
      return keys;
    }
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Spot at = new Spot(file, i + 1, 1);
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        Form.Refusal refusal =
            (code, more) ->
                mistakes.add(
                    at,
                    code,
                    Stream.concat(Stream.of(name), Stream.of(more)).toArray(String[]::new));
        PublicSshKey.FORM.read(line, refusal).ifPresent(keys::add);
      }
    }
    if (keys.isEmpty() && mistakes.count() == before) {
      mistakes.add(Spot.whole(file), ConfigurationCode.NOT_PUBLIC_KEY, name);
    }
    return keys;
  }
}
