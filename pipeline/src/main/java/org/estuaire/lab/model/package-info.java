/** What a laboratory report says, whatever its format: what every room of the lane speaks of. */
package org.estuaire.lab.model;
