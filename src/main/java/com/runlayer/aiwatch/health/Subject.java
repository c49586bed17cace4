// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.enroll.EnrollmentReader;
import com.runlayer.aiwatch.enroll.EnrollmentRecord;
import com.runlayer.aiwatch.platform.DeviceReader;
import com.runlayer.aiwatch.platform.LineFile;
import com.runlayer.aiwatch.platform.OwnedFiles;
import com.runlayer.aiwatch.platform.Programs;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.scan.ScanState;
import java.time.Clock;

/// What is examined, and what the checks look with.
///
/// @param layout the places of the system and of the user
/// @param managed what the administrator set
/// @param settings what counts
/// @param clock the device's time
/// @param version the program's version: `1.2.3`
/// @param network the way to the tenant
/// @param root whether the process acts as root, who has no key and no scan of its own
/// @param files opens what others can write
/// @param owned judges whose files are
/// @param state the user's state folder
/// @param log where this program's lines are
/// @param enrollments tells how the user is enrolled
/// @param enrollmentRecord tells how the last enrollment ended
/// @param scans tells how the last scan ended
/// @param hooks tells whether the clients start our hook
/// @param device tells where the device's id comes from
/// @param programs asks the system's programs
public record Subject(
    Layout layout,
    ManagedPreferences managed,
    Settings settings,
    Clock clock,
    String version,
    Network network,
    boolean root,
    SafeFiles files,
    OwnedFiles owned,
    StateFiles state,
    LineFile log,
    EnrollmentReader enrollments,
    EnrollmentRecord enrollmentRecord,
    ScanState scans,
    HookPresence hooks,
    DeviceReader device,
    Programs programs) {}
