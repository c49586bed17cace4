// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.verdict.Judgement;

/// What happened in one hook.
///
/// @param payload the client's object, in UTF-8
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record Report(HookEvent event, byte[] payload, Judgement judgement, Answer answer) {}
