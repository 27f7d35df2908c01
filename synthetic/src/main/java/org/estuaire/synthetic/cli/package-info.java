/** The commands that production does without: invented data, and figures measured on it. */
package org.estuaire.synthetic.cli;
