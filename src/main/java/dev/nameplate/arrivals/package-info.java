/**
 * What arrived for each field of each template and link, counted, and what to do about it in words.
 *
 * <p>Fed by every open of a genuine link; read by whoever keeps a list of readers. Holds counts, names of templates, fields and
 * links, and no value of a field nor anything made of one. Its memory is bounded whatever arrives. Thread-safe; counting never
 * blocks for longer than it takes to look at a few counters.
 */
@NullMarked
package dev.nameplate.arrivals;

import org.jspecify.annotations.NullMarked;
