/**
 * The territorial repository: connections, COPY, temporary staging, migrations, the embedded
 * default.
 */
package org.estuaire.repository;
