package org.estuaire.identity.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.delimited.DelimitedFinding;
import org.estuaire.delimited.DelimitedRow;
import org.estuaire.delimited.RowMeaning;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Partner;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Claim;
import org.estuaire.person.InsKey;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.estuaire.person.trust.StatedCode;
import org.estuaire.person.trust.StatedIns;
import org.estuaire.person.trust.StatedTrust;

/** What a row of an identity export means, before the rules have checked it. */
final class IdentityRow implements RowMeaning<IdentityStatement> {

  /** What is wrong with a cell that says nothing. */
  private static final Set<FindingCode> MISSING =
      Set.of(DelimitedFinding.MANDATORY_CELL, DelimitedFinding.MANDATORY_DATE_STANDING_FOR_NONE);

  @Override
  public Decoded<IdentityStatement> understand(DelimitedRow row, Partner partner) {
    String word = row.text(IdentityCsv.EVENEMENT).toUpperCase(Locale.ROOT);
    Optional<EventKind> kind =
        Arrays.stream(EventKind.values()).filter(k -> k.name().equals(word)).findFirst();
    List<Finding> errors = errors(row, word, kind);
    return errors.isEmpty()
        ? new Decoded.Readable<>(
            statement(row, partner, kind.orElseThrow()).at(new ColumnPlaces(row.places())),
            row.warnings())
        : new Decoded.Unreadable<>(row.text(IdentityCsv.ID_LOCAL), errors);
  }

  /** An event that states no person may leave the cells of the traits empty. */
  private static List<Finding> errors(DelimitedRow row, String word, Optional<EventKind> kind) {
    if (!word.isEmpty() && kind.isEmpty()) {
      return List.of(
          at(row, IdentityCsv.EVENEMENT, IdentityFinding.UNSUPPORTED_EVENT).quoting(word));
    }
    boolean merges = kind.filter(k -> k == EventKind.MERGE || k == EventKind.UNMERGE).isPresent();
    if (merges && row.text(IdentityCsv.ROLE).isEmpty()) {
      return List.of(at(row, IdentityCsv.ROLE, IdentityFinding.ROLE_MISSING));
    }
    boolean named =
        !row.text(IdentityCsv.ID_LOCAL).isEmpty()
            && row.moment(IdentityCsv.DATE_EVENEMENT).isPresent();
    boolean silent =
        kind.filter(k -> k.namesTwo() || k == EventKind.DEACTIVATE || renames(row, k)).isPresent();
    return row.errors().stream()
        .filter(error -> !(named && silent) || !MISSING.contains(error.code()))
        .toList();
  }

  private static Finding at(DelimitedRow row, String field, FindingCode code) {
    return Finding.of(code).atLine(row.line()).inField(row.places().name(field));
  }

  /** An identifier gives way to another one; else an INS does, and the row states the identity. */
  private static boolean renames(DelimitedRow row, EventKind kind) {
    return kind == EventKind.ID_CHANGE && !row.text(IdentityCsv.AUTRE_ID).isEmpty();
  }

  private static IdentityStatement statement(DelimitedRow row, Partner partner, EventKind kind) {
    Claim claim = claim(row, partner);
    LocalId named = new LocalId(claim.domain(), claim.localId());
    Optional<LocalId> other = other(row, partner);
    boolean survives =
        kind == EventKind.ID_CHANGE || row.text(IdentityCsv.ROLE).equals(IdentityCsv.SURVIVOR);
    boolean absorbs =
        other.isPresent()
            && survives
            && Stream.of(EventKind.MERGE, EventKind.UNMERGE, EventKind.ID_CHANGE)
                .anyMatch(kind::equals);
    return new IdentityStatement(
        kind,
        absorbs ? claim.under(other.orElseThrow()) : claim,
        absorbs ? Optional.of(named) : other,
        Optional.of(trust(row, claim.traits().sex())),
        Form.CSV);
  }

  private static StatedTrust trust(DelimitedRow row, Sex sex) {
    List<StatedCode> codes = new ArrayList<>();
    codes.add(StatedCode.ofRniv(row.text(IdentityCsv.STATUT)));
    for (String code : row.text(IdentityCsv.ATTRIBUTS).split("\\|")) {
      codes.add(StatedCode.ofRniv(code));
    }
    String number = compact(row, IdentityCsv.INS);
    String key = compact(row, IdentityCsv.CLE_INS);
    // A spreadsheet turns the key 07 into 7.
    String whole = key.length() == 1 ? number + "0" + key : number + key;
    List<StatedIns> ins =
        number.isEmpty() ? List.of() : List.of(new StatedIns(whole, row.text(IdentityCsv.OID_INS)));
    return new StatedTrust(codes, ins, sex);
  }

  private static Claim claim(DelimitedRow row, Partner partner) {
    return Claim.of(
            new LocalId(partner.identityDomain(), row.text(IdentityCsv.ID_LOCAL)),
            traits(row),
            row.moment(IdentityCsv.DATE_EVENEMENT).orElse(Instant.EPOCH))
        .replacingIns(compact(row, IdentityCsv.ANCIEN_INS));
  }

  /** The other identifier, of the same domain unless another one is named. */
  private static Optional<LocalId> other(DelimitedRow row, Partner partner) {
    String id = row.text(IdentityCsv.AUTRE_ID);
    String domain = row.text(IdentityCsv.AUTRE_DOMAINE);
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new LocalId(domain.isEmpty() ? partner.identityDomain() : domain, id));
  }

  private static Traits traits(DelimitedRow row) {
    return Traits.UNKNOWN
        .withStrict(
            row.text(IdentityCsv.NOM_NAISSANCE),
            row.text(IdentityCsv.PRENOM),
            row.date(IdentityCsv.DATE_NAISSANCE),
            Sex.ofCode(row.text(IdentityCsv.SEXE)).orElse(Sex.UNKNOWN),
            compact(row, IdentityCsv.LIEU_NAISSANCE))
        .withGivenNames(row.text(IdentityCsv.PRENOMS))
        .withUsed(row.text(IdentityCsv.NOM_UTILISE), row.text(IdentityCsv.PRENOM_UTILISE))
        .withUncertainBirthDate(row.flag(IdentityCsv.DATE_INCERTAINE).orElse(false))
        .withNir(compact(row, IdentityCsv.NIR))
        .withContact(
            row.text(IdentityCsv.ADRESSE),
            compact(row, IdentityCsv.CODE_POSTAL),
            compact(row, IdentityCsv.COMMUNE),
            row.text(IdentityCsv.TELEPHONE))
        .withDeathDate(row.date(IdentityCsv.DATE_DECES));
  }

  /** A code or number, without the blanks that people put into it. */
  private static String compact(DelimitedRow row, String field) {
    return InsKey.compact(row.text(field));
  }
}
