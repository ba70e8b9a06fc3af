/**
 * Messy data to fit-to-print values: reads the open part of a link tolerantly, heals what e-mail service providers break,
 * applies each field's rules and walks its fallback ladder.
 *
 * <p>A leaf: imports nothing of ours. ICU4J is the only source of case, break, normalisation and locale data. Nothing here
 * throws on any input; everything that changed a value leaves a {@link dev.nameplate.merge.MergeNote}. Thread-safe.
 */
@NullMarked
package dev.nameplate.merge;

import org.jspecify.annotations.NullMarked;
