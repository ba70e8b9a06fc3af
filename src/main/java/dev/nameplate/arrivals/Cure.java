package dev.nameplate.arrivals;

/**
 * Something to know of a field, and what to do about it, in words that hold no value of it.
 *
 * @param field the field's or control's name
 * @param kind what happened, the same for all fields
 * @param count how often
 * @param of of how many opens
 * @param says a sentence or some
 */
public record Cure(String field, String kind, long count, long of, String says) {}
