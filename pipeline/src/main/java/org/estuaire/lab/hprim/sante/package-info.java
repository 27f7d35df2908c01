/**
 * HPRIM Santé results: reading and writing messages of context ORU, versions H2.0 to H2.4.
 *
 * <p>Bytes become lines ({@code LineReader}) and persons ({@code PersonCutter}), the text of a
 * person becomes records ({@code RecordReader}), records become a report ({@code ReportDecoder}).
 *
 * <p>The norm itself (HPRIM Santé, ASTM E1238 family) was not seen: the rules come from open
 * implementations that read it, see {@code docs/formats/hprim-sante.md}.
 */
@NullMarked
package org.estuaire.lab.hprim.sante;

import org.jspecify.annotations.NullMarked;
