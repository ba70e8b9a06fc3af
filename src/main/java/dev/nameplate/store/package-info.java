/**
 * Templates and brand kits at rest and the live compiled catalogue.
 *
 * <p>Stores answer asynchronously and are addressed by path and version, so that a database can follow the folders. The
 * catalogue compiles what a store holds, has it proved (rendered) by whoever serves it, and only then puts it in the place
 * of the version before; a broken edit keeps the last good one. What is published on one node of a cluster is told to the
 * others through {@code peers}, and what they publish is put in place here. Event loops may enter; disks are read on worker threads.
 */
@NullMarked
package dev.nameplate.store;

import org.jspecify.annotations.NullMarked;
