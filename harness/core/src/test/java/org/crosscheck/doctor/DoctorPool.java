package org.crosscheck.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Two doctors for tests that run at once. A doctor has browsers of its own and diagnoses one page
 * after the other; it waits for pages to become idle most of the time.
 */
final class DoctorPool implements AutoCloseable {
  private final List<Doctor> doctors;
  private final BlockingQueue<Doctor> idle;

  DoctorPool(Supplier<Doctor> doctor) {
    doctors = Stream.generate(doctor).limit(2).toList();
    idle = new LinkedBlockingQueue<>(doctors);
  }

  /** Waits for a doctor that has nothing to do, and has it diagnose a page. */
  Diagnosis diagnose(String target, Trial trial) {
    Doctor doctor;
    try {
      doctor = idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the test was interrupted", e);
    }
    try {
      return doctor.diagnose(target, Optional.<Path>empty(), Optional.empty(), trial);
    } finally {
      idle.add(doctor);
    }
  }

  @Override
  public void close() {
    doctors.forEach(Doctor::close);
  }
}
