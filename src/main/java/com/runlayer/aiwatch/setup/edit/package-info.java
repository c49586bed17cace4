// SPDX-License-Identifier: Apache-2.0
/// Changes the text of a configuration file and leaves every byte that is not ours as it is. Pure
/// functions on bytes: no file is opened here.
///
/// [Editors] is the door. A [TextEditor] goes the same way for every notation: the text is cut
/// into positions by a scanner of ours ([JsonScanner], [TomlScanner], [YamlScanner]), a change
/// becomes a few [Splice]s, and what comes out is read again by a parser that others wrote and held
/// against what [ChangeModel] makes of the old tree.
@NullMarked
package com.runlayer.aiwatch.setup.edit;

import org.jspecify.annotations.NullMarked;
