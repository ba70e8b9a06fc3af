/**
 * Our links in e-mails: made as they are ordered, whole image tags for a provider, what is wrong with a mail's links and how to mend it, and what a link
 * becomes when a provider sends it.
 *
 * <p>Knows links, providers and templates; reads and writes text, no files. Reports hold what stands in the mail, which is the
 * same for every reader: tags, not people's data.
 */
@NullMarked
package dev.nameplate.mail;

import org.jspecify.annotations.NullMarked;
