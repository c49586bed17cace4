// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.platform.CredentialFailure;
import com.runlayer.aiwatch.platform.CredentialRead;
import com.runlayer.aiwatch.platform.CredentialStore;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.StateLock;
import com.runlayer.aiwatch.tenant.TenantException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Gets the user's own key from the tenant and keeps it.
///
/// Whatever ends the process, the marker is never there without a readable key: the key is stored,
/// read back and compared before the marker is made. Callers of all processes take one lock and
/// look
/// again once they have it, so that those who come together make one exchange.
public final class Enrollment {
  private static final String LOCK = "enroll.lock";
  private static final Duration POLL = Duration.ofMillis(50);

  private final StateFiles state;
  private final CredentialStore credentials;
  private final EnrollMarks marks;
  private final Pause pause;
  private final boolean root;
  private final Optional<EnrollmentRecord> record;

  /// The call to the tenant.
  ///
  /// @param <X> what else the caller's way to the tenant may throw
  public interface Exchange<X extends Exception> {
    /// One exchange with the retries that the caller can afford.
    ///
    /// @return the user key
    String userKey() throws TenantException, X;
  }

  /// @param state the user's state folder; one object for all threads of a process
  /// @param credentials keeps the key
  /// @param clock tells how old an attempt is
  /// @param pause waits for another caller
  /// @param root whether the process acts as root and may not enroll
  public Enrollment(
      StateFiles state, CredentialStore credentials, Clock clock, Pause pause, boolean root) {
    this(state, credentials, clock, pause, root, Optional.empty());
  }

  /// @param state as above
  /// @param credentials as above
  /// @param clock as above
  /// @param pause as above
  /// @param root as above
  /// @param record remembers how an enrollment ended; empty where nobody does
  public Enrollment(
      StateFiles state,
      CredentialStore credentials,
      Clock clock,
      Pause pause,
      boolean root,
      Optional<EnrollmentRecord> record) {
    this.state = state;
    this.credentials = credentials;
    this.marks = new EnrollMarks(state, clock);
    this.pause = pause;
    this.root = root;
    this.record = record;
  }

  /// How things stand before anything is done.
  public enum Standing {
    /// A key is there, and nobody saw the tenant refuse it.
    ENROLLED,
    /// A key is there that the tenant refused.
    REJECTED,
    /// There is no key that can be read.
    NONE
  }

  /// How things stand; reads only.
  ///
  /// @throws StateException if the state folder is not the user's own
  public Standing standing(TenantHost host) throws StateException {
    if (!(credentials.read(host.hostKey()) instanceof CredentialRead.Found)) {
      return Standing.NONE;
    }
    return marks.isRejected(host) ? Standing.REJECTED : Standing.ENROLLED;
  }

  /// The stored key, unless the tenant refused it; reads only.
  ///
  /// @throws StateException if the state folder is not the user's own
  public CredentialRead key(TenantHost host) throws StateException {
    CredentialRead read = credentials.read(host.hostKey());
    return read instanceof CredentialRead.Found && marks.isRejected(host)
        ? new CredentialRead.Absent()
        : read;
  }

  /// Remembers that the tenant answered 401 for the stored key, so that the next enrollment
  /// exchanges it.
  ///
  /// @throws StateException if that cannot be remembered
  public void rejected(TenantHost host) throws StateException {
    marks.rejected(host);
  }

  /// Makes sure that the user has a key for this tenant.
  ///
  /// @throws TenantException if the tenant gave none; nothing was changed then
  /// @throws StateException if marker or lock cannot be kept
  /// @throws X what the exchange throws
  public <X extends Exception> EnrollOutcome enroll(
      TenantHost host, EnrollMode mode, Exchange<X> exchange)
      throws StateException, TenantException, X {
    if (root) {
      return new EnrollOutcome.RootRefused();
    }
    EnrollOutcome outcome;
    try {
      outcome = outcome(host, mode, exchange);
    } catch (RuntimeException | StateException e) {
      throw e; // a defect, or a folder that nothing can be remembered in
    } catch (Exception e) {
      record.ifPresent(each -> each.failed(host, String.valueOf(e.getMessage())));
      throw e;
    }
    record.ifPresent(each -> each.ended(host, mode, outcome));
    return outcome;
  }

  private <X extends Exception> EnrollOutcome outcome(
      TenantHost host, EnrollMode mode, Exchange<X> exchange)
      throws StateException, TenantException, X {
    Optional<EnrollOutcome> settled = withoutExchange(host, mode);
    if (settled.isPresent()) {
      return settled.get();
    }
    LockAttempt lock = lock(mode.patience());
    return switch (lock) {
      case LockAttempt.Held held -> new EnrollOutcome.Busy(held.holder());
      case LockAttempt.Acquired acquired -> {
        try (StateLock _ = acquired.lock()) {
          yield locked(host, mode, exchange);
        }
      }
    };
  }

  private <X extends Exception> EnrollOutcome locked(
      TenantHost host, EnrollMode mode, Exchange<X> exchange)
      throws StateException, TenantException, X {
    // somebody else may have exchanged while this caller waited
    Optional<EnrollOutcome> settled = withoutExchange(host, mode);
    if (settled.isPresent()) {
      return settled.get();
    }
    if (mode == EnrollMode.LAZY) {
      if (marks.isCoolingDown()) {
        return new EnrollOutcome.CoolingDown();
      }
      // before the call, so that one that never ends counts too
      marks.attempted();
    }
    String key = exchange.userKey();
    return UserKeys.isUsable(key) ? keep(host, key) : new EnrollOutcome.NoUsableKey();
  }

  /// What can be said before the tenant is asked. A store that cannot be read could not keep the
  /// key
  /// either, and an exchange would be wasted on it; only a file that is refused can be replaced.
  private Optional<EnrollOutcome> withoutExchange(TenantHost host, EnrollMode mode)
      throws StateException {
    boolean forced = mode == EnrollMode.FORCED;
    return switch (credentials.read(host.hostKey())) {
      case CredentialRead.Absent _ -> Optional.empty();
      case CredentialRead.Found found -> {
        if (forced || marks.isRejected(host)) {
          yield Optional.empty();
        }
        marks.enrolled(host);
        yield Optional.of(new EnrollOutcome.Already(new Secret(found.key())));
      }
      case CredentialFailure.Failed failed ->
          forced ? Optional.empty() : Optional.of(new EnrollOutcome.StoreUnusable(failed));
      case CredentialFailure failure -> Optional.of(new EnrollOutcome.StoreUnusable(failure));
    };
  }

  private EnrollOutcome keep(TenantHost host, String key) throws StateException {
    if (credentials.write(host.hostKey(), key) instanceof CredentialFailure failure) {
      return new EnrollOutcome.StoreUnusable(failure);
    }
    CredentialRead kept = credentials.read(host.hostKey());
    if (!(kept instanceof CredentialRead.Found found) || !found.key().equals(key)) {
      // of an earlier enrollment, whose key is no longer there
      marks.notEnrolled(host);
      return new EnrollOutcome.StoreUnusable(
          kept instanceof CredentialFailure failure
              ? failure
              : new CredentialFailure.Failed(
                  "the credential store took the key of "
                      + host.hostKey()
                      + " and gave back another; nobody is enrolled, try again"));
    }
    marks.accepted(host);
    marks.enrolled(host);
    return new EnrollOutcome.Exchanged(new Secret(key));
  }

  private LockAttempt lock(Duration patience) throws StateException {
    LockAttempt attempt = state.tryLock(LOCK);
    for (long left = patience.dividedBy(POLL);
        attempt instanceof LockAttempt.Held && left > 0;
        left--) {
      pause.pass(POLL);
      attempt = state.tryLock(LOCK);
    }
    return attempt;
  }
}
