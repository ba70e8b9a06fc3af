/**
 * What happens to a cluster of several processes when something breaks: each test breaks one thing under load, compares every
 * answer with what a server alone gives, and prints its figures. Classes called {@code *Fault} run by the Maven profile
 * {@code faults} alone.
 */
package dev.nameplate.faults;
