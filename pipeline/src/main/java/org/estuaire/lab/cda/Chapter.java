package org.estuaire.lab.cda;

import java.util.Set;

/** The chapters of a report: LOINC specialities, with the tests that surely belong to them. */
enum Chapter {
  HAEMATOLOGY(
      "18723-7",
      "Hématologie",
      Set.of(
          "6690-2", "789-8", "777-3", "4544-3", "20570-8", "718-7", "20509-6", "59260-0", "30428-7",
          "787-2", "785-6", "28539-5", "786-4", "28540-3", "788-0", "30385-9", "32623-1", "32207-3",
          "26511-6", "26478-8", "26485-3", "26450-7", "30180-4")),
  HAEMOSTASIS(
      "18720-3",
      "Hémostase, coagulation",
      Set.of("6301-6", "5902-2", "5894-1", "3255-7", "14979-9")),
  BIOCHEMISTRY(
      "18719-5",
      "Biochimie",
      Set.of(
          "2345-7", "53049-3", "14749-6", "40193-5", "2160-0", "14682-9", "3091-6", "22664-7",
          "3084-1", "14933-6", "2093-3", "14647-2", "2085-9", "14646-4", "13457-7", "39469-2",
          "2089-1", "22748-8", "2571-8", "14927-8", "17861-6", "2000-8", "1975-2", "14631-6",
          "1968-7", "14629-0", "2498-4", "14798-3", "2777-1", "14879-1", "19123-9", "2601-3",
          "2951-2", "2823-3", "2075-0", "1963-8", "4548-4", "59261-8", "1751-7", "54347-0",
          "1988-5", "2885-2", "2276-4", "62238-1", "33914-3", "77147-7", "30239-8", "1920-8",
          "1743-4", "1742-6", "2324-2", "2132-9", "14685-2", "2284-8", "14732-2", "62292-8",
          "68438-1", "1989-3", "14635-7", "3034-6", "22674-6", "14118-4", "2524-7")),
  ENDOCRINOLOGY(
      "92895-2",
      "Endocrinologie",
      Set.of(
          "3016-3", "3024-7", "14920-3", "3051-0", "14928-6", "2143-6", "14675-3", "2731-8",
          "14866-8", "2986-8", "14913-8")),
  MICROBIOLOGY("18725-2", "Microbiologie", Set.of()),
  GENERAL("26436-6", "Examens de biologie médicale", Set.of());

  private final String loinc;
  private final String title;
  private final Set<String> tests;

  Chapter(String loinc, String title, Set<String> tests) {
    this.loinc = loinc;
    this.title = title;
    this.tests = tests;
  }

  /** The chapter of a test; the general one for a code that none claims. */
  static Chapter of(String loincCode) {
    for (Chapter chapter : values()) {
      if (chapter.tests.contains(loincCode)) {
        return chapter;
      }
    }
    return GENERAL;
  }

  String loinc() {
    return loinc;
  }

  String title() {
    return title;
  }
}
