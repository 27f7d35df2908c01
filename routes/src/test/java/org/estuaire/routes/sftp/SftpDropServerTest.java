package org.estuaire.routes.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.receipt.ReceiptName;
import org.estuaire.routes.Area;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.TestShares;
import org.estuaire.routes.sftp.OpenSsh.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a partner can and can't do, with the client that it most likely uses. */
class SftpDropServerTest {

  private static final String LABO = "labo-estran";
  private static final String OTHER = "cd-38";

  @TempDir Path folder;
  private PartnerHomes homes;
  private OpenSsh client;
  private SftpDropServer server;

  @BeforeEach
  void start() throws Exception {
    client = new OpenSsh(Files.createDirectory(folder.resolve("client")));
    homes = new PartnerHomes(folder.resolve("sftp"), CrashPoint.Watch.NONE);
    server = start(new Partner.Completion.Rename());
    Files.writeString(homes.folder(OTHER, Area.RECEIPTS).resolve("secret.txt"), "of another");
    homes.put(
        LABO,
        new ReceiptName("accuse", 1, "txt"),
        out -> out.write("12 lignes".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    Files.writeString(folder.resolve("client/report.hl7"), "MSH|a report");
    Files.writeString(folder.resolve("client/other.hl7"), "MSH|another");
    Files.createFile(folder.resolve("client/empty"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void aPartnerPutsADeliveryUnderATemporaryNameAndRenamesIt() throws Exception {
    Answer answer =
        labo(
            "put report.hl7 depot/report.hl7.part",
            "rename depot/report.hl7.part depot/report.hl7");
    assertThat(answer.text()).doesNotContain("denied");
    assertThat(answer.succeeded()).isTrue();
    assertThat(depot()).containsExactly("report.hl7");
    assertThat(content("report.hl7")).isEqualTo("MSH|a report");
  }

  @Test
  void aPartnerListsItsHomeAndFetchesItsReceipts() throws Exception {
    Answer answer = labo("ls -1", "ls -1 accuses", "get accuses/accuse.txt");
    assertThat(answer.succeeded()).as(answer.text()).isTrue();
    assertThat(answer.text().lines())
        .contains("accuses", "depot", "resultats", "accuses/accuse.txt");
    assertThat(answer.text()).doesNotContain(".uploads");
    assertThat(folder.resolve("client/accuse.txt")).hasContent("12 lignes");
  }

  @Test
  void aPartnerPutsAFileToBeTriedAndFetchesTheAnswer() throws Exception {
    Path answer = homes.folder(LABO, Area.TRIALS).resolve("essai-20261201-000000-aaaaaaaa.txt");
    Files.writeString(answer, "ESSAI");
    Answer said =
        labo(
            "put report.hl7 essai/report.hl7.part",
            "rename essai/report.hl7.part essai/report.hl7",
            "get essai/essai-20261201-000000-aaaaaaaa.txt",
            "rm essai/essai-20261201-000000-aaaaaaaa.txt");
    assertThat(said.succeeded()).as(said.text()).isTrue();
    assertThat(inFolder(homes.folder(LABO, Area.TRIALS))).containsExactly("report.hl7");
    assertThat(folder.resolve("client/essai-20261201-000000-aaaaaaaa.txt")).hasContent("ESSAI");
    assertThat(labo("get essai/report.hl7").succeeded()).isFalse();
  }

  @Test
  void noMoreFilesWaitToBeTriedThanAreAnsweredSoon() throws Exception {
    for (int i = 0; i < 20; i++) {
      Files.writeString(homes.folder(LABO, Area.TRIALS).resolve(i + ".hl7"), "MSH");
    }
    Answer said = labo("put report.hl7 essai/one-more.hl7");
    assertThat(said.succeeded()).isFalse();
    assertThat(labo("put report.hl7 depot/still.hl7").succeeded()).isTrue();
  }

  @Test
  void anUploadWithDatesAndRightsSucceeds() throws Exception {
    assertThat(labo("put -p report.hl7 depot/dated.hl7").succeeded()).isTrue();
    assertThat(depot()).containsExactly("dated.hl7");
  }

  @Test
  void anUploadAppearsOnlyWholeEvenUnderItsFinalName() throws Exception {
    assertThat(labo("put report.hl7 depot/report.hl7").succeeded()).isTrue();
    assertThat(depot()).containsExactly("report.hl7");
    assertThat(inFolder(homes.uploads(LABO))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "put report.hl7 ../report.hl7",
        "put report.hl7 report.hl7",
        "put report.hl7 /report.hl7",
        "put report.hl7 /etc/report.hl7",
        "put report.hl7 depot/../../cd-38/depot/x.hl7",
        "put report.hl7 ../../cd-38/depot/x.hl7",
        "put report.hl7 /cd-38/depot/x.hl7",
        "put report.hl7 accuses/x.txt",
        "put report.hl7 accuses/accuse.txt",
        "put report.hl7 resultats/x.txt",
        "put report.hl7 depot/../accuses/x.txt",
        "put report.hl7 .uploads/x",
        "put report.hl7 depot/sub/x.hl7",
        "mkdir depot/sub",
        "mkdir other",
        "rmdir depot",
        "rm accuses/accuse.txt",
        "rename accuses/accuse.txt depot/a.hl7",
        "rename depot accuses/depot",
        "ln -s /etc/passwd depot/passwd",
        "ln -s ../accuses/accuse.txt depot/x",
        "ln accuses/accuse.txt depot/hard",
        "get /etc/passwd",
        "get ../cd-38/accuses/secret.txt",
        "get /cd-38/accuses/secret.txt",
        "get accuses/../../cd-38/accuses/secret.txt",
        "ls ../cd-38",
        "ls .uploads",
        "ls .essai",
        "put report.hl7 .essai/1/x",
        "put report.hl7 essai/essai-20261201-000000-aaaaaaaa.txt",
        "put report.hl7 essai/sub/x.hl7",
        "mkdir essai/sub",
        "cd /etc",
        "cd .drafts",
        "chmod 777 accuses/accuse.txt/x"
      })
  void nothingOutsideTheDepotIsWrittenAndNothingOutsideTheHomeIsRead(String command)
      throws Exception {
    List<String> before = tree();
    Answer answer = labo(command);
    assertThat(answer.succeeded()).as(answer.text()).isFalse();
    assertThat(answer.text()).doesNotContain(folder.toString() + "/sftp");
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void aLinkThatSomebodyElsePlacedIsNotFollowed() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside.txt"), "not for partners");
    Files.createSymbolicLink(homes.folder(LABO, Area.RECEIPTS).resolve("link.txt"), outside);
    Files.createSymbolicLink(homes.folder(LABO, Area.DEPOT).resolve("link.tmp"), outside);
    assertThat(labo("get accuses/link.txt").succeeded()).isFalse();
    labo("put report.hl7 depot/link.tmp");
    assertThat(outside).hasContent("not for partners");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-rf.hl7",
        "a;b.hl7",
        "a$(b).hl7",
        "a|b.hl7",
        "a\u202Egpj.hl7",
        "a\u0007.hl7",
        "a\u200B.hl7",
        "a<b>.hl7",
        "a&b.hl7",
        "a%n.hl7",
        "a:b.hl7",
        "..hl7",
        "~a.hl7"
      })
  void aFileNameBeyondTheAllowListIsRefused(String name) throws Exception {
    Answer answer = labo("put report.hl7 \"depot/" + name + "\"");
    assertThat(answer.succeeded()).as(answer.text()).isFalse();
    assertThat(depot()).isEmpty();
  }

  @Test
  void aFileNameOfMoreThan200BytesIsRefused() throws Exception {
    assertThat(labo("put report.hl7 depot/" + "a".repeat(200)).succeeded()).isTrue();
    assertThat(labo("put report.hl7 depot/" + "b".repeat(201)).succeeded()).isFalse();
    assertThat(labo("put report.hl7 depot/" + "é".repeat(101)).succeeded()).isFalse();
    assertThat(depot()).containsExactly("a".repeat(200));
  }

  @Test
  void frenchNamesAreKeptInComposedForm() throws Exception {
    Answer answer = labo("put report.hl7 \"depot/re\u0301sultats de l etude.hl7\"");
    assertThat(answer.succeeded()).as(answer.text()).isTrue();
    assertThat(depot()).containsExactly("r\u00E9sultats de l etude.hl7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "put other.hl7 depot/report.hl7",
        "rm depot/report.hl7",
        "rename depot/report.hl7 depot/else.hl7",
        "get depot/report.hl7 back",
        "reput other.hl7 depot/report.hl7"
      })
  void aDeliveryThatWasHandedOverCanNeitherBeChangedNorReadNorTakenBack(String command)
      throws Exception {
    labo("put report.hl7 depot/report.hl7");
    assertThat(labo(command).succeeded()).isFalse();
    assertThat(depot()).containsExactly("report.hl7");
    assertThat(content("report.hl7")).isEqualTo("MSH|a report");
  }

  @Test
  void aRenameNeverReplacesADelivery() throws Exception {
    labo("put report.hl7 depot/report.hl7", "put other.hl7 depot/x.tmp");
    assertThat(labo("rename depot/x.tmp depot/report.hl7").succeeded()).isFalse();
    assertThat(content("report.hl7")).isEqualTo("MSH|a report");
  }

  @Test
  void aTemporaryFileIsStillItsSenders() throws Exception {
    Answer answer =
        labo("put report.hl7 depot/x.tmp", "put other.hl7 depot/x.tmp", "rm depot/x.tmp");
    assertThat(answer.succeeded()).as(answer.text()).isTrue();
    assertThat(depot()).isEmpty();
  }

  @Test
  void anEmptyFileIsNotAccepted() throws Exception {
    assertThat(labo("put empty depot/empty.hl7").succeeded()).isFalse();
    assertThat(depot()).isEmpty();
  }

  @Test
  void withMarkersAFileMayBeReplacedUntilItsMarkerIsThere() throws Exception {
    server.close();
    server = start(new Partner.Completion.Marker(".ok"));
    Answer answer =
        labo("put report.hl7 depot/a.hl7", "put other.hl7 depot/a.hl7", "put empty depot/a.hl7.ok");
    assertThat(answer.succeeded()).as(answer.text()).isTrue();
    assertThat(content("a.hl7")).isEqualTo("MSH|another");
    assertThat(labo("put report.hl7 depot/a.hl7").succeeded()).isFalse();
    assertThat(labo("rm depot/a.hl7.ok").succeeded()).isFalse();
    assertThat(content("a.hl7")).isEqualTo("MSH|another");
  }

  @Test
  void aFileBeyondThePartnersLimitIsRefusedAndLeavesNothing() throws Exception {
    Files.write(folder.resolve("client/large"), new byte[200_000]);
    assertThat(labo("put large depot/large.hl7").succeeded()).isFalse();
    assertThat(depot()).isEmpty();
    assertThat(inFolder(homes.uploads(LABO))).isEmpty();
  }

  @Test
  void anotherKeyOrAnUnknownNameDoesNotOpenAHome() throws Exception {
    OpenSsh stranger = new OpenSsh(Files.createDirectory(folder.resolve("stranger")));
    assertThat(stranger.sftp(server, LABO, "ls").text()).contains("Permission denied (publickey)");
    assertThat(client.sftp(server, OTHER, "ls").text()).contains("Permission denied (publickey)");
    assertThat(client.sftp(server, "root", "ls").text()).contains("Permission denied (publickey)");
  }

  @Test
  void thereIsNoShellNoCommandAndNoForwarding() throws Exception {
    assertThat(client.ssh(server, LABO, List.of(), "id").succeeded()).isFalse();
    assertThat(client.ssh(server, LABO, List.of("-T")).succeeded()).isFalse();
    assertThat(
            client
                .ssh(
                    server,
                    LABO,
                    List.of("-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:22"))
                .succeeded())
        .isFalse();
    Answer direct = client.ssh(server, LABO, List.of("-W", "127.0.0.1:" + server.port()));
    assertThat(direct.succeeded()).isFalse();
  }

  @Test
  void theHostKeyIsMadeOnceForItsOwnerOnly() throws Exception {
    String first = server.publicHostKey();
    server.close();
    server = start(new Partner.Completion.Rename());
    assertThat(server.publicHostKey()).isEqualTo(first).startsWith("ssh-ed25519 ");
    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("keys/host"))))
        .isEqualTo("rw-------");
  }

  @Test
  void uploadsThatAKilledServerLeftAreRemovedAtTheNextStart() throws Exception {
    Path left = Files.writeString(homes.uploads(LABO).resolve("half"), "MSH");
    server.close();
    server = start(new Partner.Completion.Rename());
    assertThat(left).doesNotExist();
  }

  private SftpDropServer start(Partner.Completion rule) throws IOException {
    Partner labo =
        Partner.named(LABO, Partner.Kind.LABORATORY, LaneName.LAB)
            .withAccess(new Partner.Access(List.of(client.publicKey()), Optional.empty()))
            .withLimits(new Partner.Limits(100_000, 1000))
            .withCompletion(rule);
    SftpDropServer started =
        new SftpDropServer(
            new Configuration.Sftp("127.0.0.1", 0),
            List.of(labo, Partner.named(OTHER, Partner.Kind.COUNCIL, LaneName.SOCIAL)),
            homes,
            TestShares.in(homes),
            folder.resolve("keys/host"));
    started.start();
    return started;
  }

  private Answer labo(String... commands) throws Exception {
    return client.sftp(server, LABO, commands);
  }

  private String content(String name) throws IOException {
    return Files.readString(homes.folder(LABO, Area.DEPOT).resolve(name));
  }

  private List<String> depot() throws IOException {
    return inFolder(homes.folder(LABO, Area.DEPOT));
  }

  private static List<String> inFolder(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("sftp"))) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
