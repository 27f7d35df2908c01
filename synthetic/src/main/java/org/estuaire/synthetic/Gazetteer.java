package org.estuaire.synthetic;

import java.util.List;

/** The places of the invented territory, and the countries its inhabitants come from. */
public final class Gazetteer {

  /** The communes in two departments; none of these codes is assigned. */
  public static final List<Commune> COMMUNES =
      List.of(
          new Commune("38901", "Estran-la-Ville", "38991", 160),
          new Commune("38902", "Val-Marnon", "38992", 120),
          new Commune("38903", "Les Hauts-Pins", "38993", 90),
          new Commune("38904", "Port-Brisant", "38994", 60),
          new Commune("38905", "Sainte-Amarre", "38994", 45),
          new Commune("38906", "La Grève-aux-Moines", "38995", 30),
          new Commune("38907", "Roselière-sur-Estre", "38995", 40),
          new Commune("38908", "Noirlande", "38996", 25),
          new Commune("38910", "Montfalaise", "38997", 50),
          new Commune("38911", "L'Anse-Claire", "38997", 20),
          new Commune("38912", "Saint-Ourin-des-Dunes", "38998", 25),
          new Commune("69901", "Aubrelle", "69991", 140),
          new Commune("69902", "Combe-Ravelle", "69992", 50),
          new Commune("69903", "Fontaine-Lisse", "69993", 35),
          new Commune("69904", "Marcheval", "69994", 40),
          new Commune("69905", "Pré-Vauban", "69995", 25),
          new Commune("69906", "Bourg-Étale", "69996", 10));

  /** Merged into Val-Marnon at the end of 2015: many were born there, nobody lives there. */
  static final BirthPlace FORMER_COMMUNE = new BirthPlace("38909", "Vieux-Marnon");

  /** Invented as well: their place is only to bring the letters of Corsica into the NIR. */
  static final List<BirthPlace> CORSICA =
      List.of(new BirthPlace("2A901", "Portu Marinu"), new BirthPlace("2B901", "Castellu d'Altu"));

  /** Countries under their true codes: a country is nobody's address. */
  static final List<BirthPlace> ABROAD =
      List.of(
          new BirthPlace("99352", "Algérie"),
          new BirthPlace("99350", "Maroc"),
          new BirthPlace("99351", "Tunisie"),
          new BirthPlace("99139", "Portugal"),
          new BirthPlace("99127", "Italie"),
          new BirthPlace("99134", "Espagne"),
          new BirthPlace("99109", "Allemagne"),
          new BirthPlace("99131", "Belgique"),
          new BirthPlace("99341", "Sénégal"));

  private static final int[] WEIGHTS = COMMUNES.stream().mapToInt(Commune::weight).toArray();

  private static final List<String> STREETS =
      List.of(
          "rue des Tamaris",
          "rue de l'Église",
          "chemin des Salines",
          "avenue du Phare",
          "allée des Goélands",
          "rue du Général-Estève",
          "place de la Halle",
          "impasse des Forges",
          "route de Port-Brisant",
          "quai des Embruns",
          "boulevard de la République",
          "rue du Moulin-à-Vent",
          "chemin du Petit-Bois",
          "rue Marie-Hautecœur",
          "montée des Carmes",
          "lotissement Les Oyats");

  private Gazetteer() {}

  static Commune commune(Chance chance) {
    return COMMUNES.get(chance.weighted(WEIGHTS));
  }

  /** Of a hundred, about eleven were born abroad and two in Corsica. */
  static BirthPlace birthPlace(int year, Chance chance) {
    return switch (chance.weighted(830, 40, 20, 110)) {
      case 0 -> commune(chance).asBirthPlace();
      case 1 -> year < 2016 ? FORMER_COMMUNE : COMMUNES.get(1).asBirthPlace();
      case 2 -> chance.pick(CORSICA);
      default -> chance.pick(ABROAD);
    };
  }

  static Address address(Chance chance) {
    Commune commune = commune(chance);
    String suffix = chance.perThousand(80) ? " bis" : "";
    return new Address(chance.between(1, 148) + suffix + " " + chance.pick(STREETS), commune);
  }

  /** Where a household lives. */
  public record Address(String line, Commune commune) {}
}
