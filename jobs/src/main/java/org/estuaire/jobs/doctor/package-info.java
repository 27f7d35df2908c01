/** What is wrong around a program that does not do what it should, all of it at once. */
@NullMarked
package org.estuaire.jobs.doctor;

import org.jspecify.annotations.NullMarked;
