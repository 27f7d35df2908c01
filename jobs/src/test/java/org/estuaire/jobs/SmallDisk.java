package org.estuaire.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of its own with hardly any room, where the account may mount one. */
final class SmallDisk {

  private SmallDisk() {}

  static boolean isPossible(Path folder) throws IOException, InterruptedException {
    Path trial = Files.createTempDirectory(folder, "mount");
    boolean possible = mount(trial);
    if (possible) {
      unmount(trial);
    }
    return possible;
  }

  static boolean mount(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    if (!runs("mount", "-t", "tmpfs", "-o", "size=4k,mode=700", "tmpfs", folder.toString())) {
      return false;
    }
    Files.write(folder.resolve("filling"), new byte[4096]);
    return true;
  }

  static void unmount(Path folder) throws IOException, InterruptedException {
    if (!runs("umount", folder.toString())) {
      throw new IOException("can't unmount " + folder);
    }
  }

  private static boolean runs(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
