/**
 * Messy data to fit-to-print values: reads the open part of a link tolerantly, heals what e-mail service providers break,
 * applies each field's rules and walks its fallback ladder.
 *
 * <p>The way of a value: {@link dev.nameplate.merge.OpenPart} cuts the open part up, {@link dev.nameplate.merge.Healing}
 * makes a value readable, {@link dev.nameplate.merge.Fitting} holds it against its field, and
 * {@link dev.nameplate.merge.MergeRun} walks the ladders of what is missing.
 *
 * <p>It has more public types than other packages since templates are written in its vocabulary of fields.
 *
 * <p>A leaf: imports nothing of ours. ICU4J is the only source of case, break, normalisation and locale data. Nothing here
 * throws on any input; everything that changed a value leaves a {@link dev.nameplate.merge.MergeNote}. Thread-safe.
 */
@NullMarked
package dev.nameplate.merge;

import org.jspecify.annotations.NullMarked;
