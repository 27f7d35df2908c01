/** How XML from outside is read, whatever it holds. */
package org.estuaire.xml;
