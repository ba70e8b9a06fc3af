/**
 * The life of one request: from a raw target to an outcome, by way of verification, merge, cache, the bounded render pool and
 * the degrade ladder.
 *
 * <p>Who may block: nobody on an event loop. {@link dev.nameplate.pipeline.ImagePipeline} is entered on event loops and
 * answers with futures on the caller's context; pictures are drawn and encoded on the threads of
 * {@link dev.nameplate.pipeline.RenderPool} alone; publication proves templates on worker threads. A waiter's time limit
 * abandons the waiting, never the work: a place in the pool is given back when its work ends.
 */
@NullMarked
package dev.nameplate.pipeline;

import org.jspecify.annotations.NullMarked;
