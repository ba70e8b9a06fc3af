/** Load scenarios for a running server; what they share is in {@code Plan}, {@code Links}, {@code Visits} and {@code Answers}. */
package dev.nameplate.loadtests;
