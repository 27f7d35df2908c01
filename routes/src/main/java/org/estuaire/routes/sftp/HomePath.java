package org.estuaire.routes.sftp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.sshd.sftp.common.SftpException;
import org.estuaire.routes.Area;
import org.estuaire.routes.FileName;

/**
 * A path as a partner writes it, understood: the home, one of its areas, or a file in an area.
 * Nothing else exists for a partner.
 */
sealed interface HomePath {

  /** As the partner sees it, from the root of its home. */
  String text();

  record Home() implements HomePath {
    @Override
    public String text() {
      return "/";
    }
  }

  record Folder(Area area) implements HomePath {
    @Override
    public String text() {
      return "/" + area.folder();
    }
  }

  record File(Area area, String name) implements HomePath {
    @Override
    public String text() {
      return "/" + area.folder() + "/" + name;
    }
  }

  /**
   * Understands a path by its text alone, without looking at the disk: {@code ..} goes up, and no
   * further than the home.
   *
   * @throws SftpException when it leads elsewhere, or a file name is not allowed
   */
  static HomePath parse(String text) throws SftpException {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : text.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    if (segments.isEmpty()) {
      return new Home();
    }
    Area area = Area.of(segments.removeFirst()).orElseThrow(Refusal.NO_SUCH_PLACE::exception);
    Optional<String> name = Optional.ofNullable(segments.pollFirst());
    if (name.isEmpty()) {
      return new Folder(area);
    }
    if (!segments.isEmpty()) {
      throw Refusal.NO_SUCH_PLACE.exception();
    }
    return new File(area, FileName.accepted(name.get()).orElseThrow(Refusal.FILE_NAME::exception));
  }
}
