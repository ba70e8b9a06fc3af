/**
 * Pictures and links for all rows of a file: which column fills which field, what each file is called, and how a run that was
 * killed goes on.
 *
 * <p>{@link dev.nameplate.batch.BatchRun} reads from top to bottom. It blocks, and knows nothing of command lines.
 */
@NullMarked
package dev.nameplate.batch;

import org.jspecify.annotations.NullMarked;
