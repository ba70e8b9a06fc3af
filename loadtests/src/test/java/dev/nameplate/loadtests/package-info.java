/** Load scenarios for a running server. Each names what it asks for; what they share is in {@code Plan}, {@code Links} and {@code Answers}. */
package dev.nameplate.loadtests;
