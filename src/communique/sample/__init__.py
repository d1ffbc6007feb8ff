"""Invented journeys: programme, record, report and annotation of each, for tests and benchmarks."""

from communique.sample.making import Sample, sample, samples

__all__ = ["Sample", "sample", "samples"]
