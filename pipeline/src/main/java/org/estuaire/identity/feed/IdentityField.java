package org.estuaire.identity.feed;

/** What the rules of the lane speak of; each format has its own names for it. */
public enum IdentityField {
  EVENT,
  EVENT_TIME,
  ROLE,
  LOCAL_ID,
  OTHER_ID,
  BIRTH_NAME,
  GIVEN_NAME,
  GIVEN_NAMES,
  USED_NAME,
  BIRTH_DATE,
  BIRTH_PLACE,
  INS,
  INS_AUTHORITY,
  STATUS,
  ATTRIBUTES,
  NIR,
  DEATH_DATE
}
