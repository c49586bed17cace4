// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.EnrollMode;
import com.runlayer.aiwatch.enroll.EnrollOutcome;
import com.runlayer.aiwatch.enroll.Enrollment;
import com.runlayer.aiwatch.platform.CredentialFailure;
import com.runlayer.aiwatch.platform.CredentialRead;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.tenant.TenantException;
import java.util.Optional;

/// The key that was stored for the tenant; where there is none, one exchange of the enrollment key.
public final class EnrolledKeys implements KeyRing {
  private final Enrollment enrollment;
  private final TenantHost host;
  private final Optional<Exchange> exchange;
  private final Runnable enrolled;

  /// One exchange of the enrollment key: one attempt within the hook's time.
  public interface Exchange extends Enrollment.Exchange<TenantException> {}

  /// @param exchange absent where no enrollment key is configured
  /// @param enrolled told when this hook got the key
  public EnrolledKeys(
      Enrollment enrollment, TenantHost host, Optional<Exchange> exchange, Runnable enrolled) {
    this.enrollment = enrollment;
    this.host = host;
    this.exchange = exchange;
    this.enrolled = enrolled;
  }

  @Override
  public Key key() {
    try {
      return switch (enrollment.key(host)) {
        case CredentialRead.Found found -> new Key.Present(new Secret(found.key()));
        case CredentialRead.Absent _ -> exchanged();
        case CredentialFailure failure -> new Key.Missing(failure.sentence());
      };
    } catch (StateException e) {
      return new Key.Missing(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Key afterRefusal(Secret refused) {
    try {
      boolean replaced =
          enrollment.key(host) instanceof CredentialRead.Found found
              && !found.key().equals(refused.value());
      if (!replaced) {
        enrollment.rejected(host);
      }
    } catch (StateException e) {
      return new Key.Missing(String.valueOf(e.getMessage()));
    }
    return key();
  }

  private Key exchanged() throws StateException {
    if (exchange.isEmpty()) {
      return new Key.Missing(
          "this user has no valid key for " + host + ", and no enrollment key is configured");
    }
    try {
      return switch (enrollment.enroll(host, EnrollMode.LAZY, exchange.get())) {
        case EnrollOutcome.Exchanged got -> {
          enrolled.run();
          yield new Key.Present(got.key());
        }
        case EnrollOutcome.Already already -> new Key.Present(already.key());
        case EnrollOutcome.StoreUnusable unusable -> new Key.Missing(unusable.failure().sentence());
        case EnrollOutcome.NoUsableKey _ ->
            new Key.Missing("the answer of " + host + " to the enrollment has no usable key");
        case EnrollOutcome.Busy _ -> new Key.Missing("another enrollment of this user is running");
        case EnrollOutcome.CoolingDown _ ->
            new Key.Missing(
                "this user has no valid key for "
                    + host
                    + ", and the last attempt to get one was less than a minute ago");
        case EnrollOutcome.RootRefused _ ->
            new Key.Missing("the client runs as root, who cannot be enrolled");
      };
    } catch (TenantException e) {
      return new Key.Missing(e.sentence());
    }
  }
}
