#pragma once

#include <Qt>

namespace skein::items {

/// What a state looks like, apart from its words. The widgets give each a character and a colour; a model chooses one
/// by meaning.
enum class Mark {
    None = 0, ///< text only, muted
    Done,     ///< ✓ finished well
    Healthy,  ///< ● in order
    Running,  ///< ◐ at work now
    Waiting,  ///< ○ not begun
    Held,     ///< ▲ stopped, will not go on by itself
    Failed,   ///< ✕
    Decide,   ///< ? a person must choose
    Person,   ///< ◆ waits for a person's approval
    Skipped,  ///< – left out on purpose
    Production///< the word PRODUCTION
};

/// Roles every table model of the program may answer; the shared table view and its delegate understand them.
enum CellRole {
    PillTextRole = Qt::UserRole + 100, ///< QString: draw the cell as a pill with this text
    PillKindRole,   ///< int, a Mark: the pill's mark and colour
    ConfidenceRole, ///< double 0..1: a bar with the number beside it
    MonoRole,       ///< bool: fixed-width font
    NumberRole,     ///< bool: a number, set to the right
    SortRole,       ///< QVariant: what the column sorts by when the text does not do
    IdRole,         ///< QString: stable identity of the row (column 0)
    LinkRole,       ///< QString: a skein:// address this cell leads to
    ToneRole,       ///< int, a Mark: colours the text without a pill
    SecondTextRole, ///< QString: muted text after the first
    CopyRole,       ///< QString: what Ctrl+C takes when it is not the display text
    IconRole,       ///< QString: name of an icon before the text
    NextRole        ///< first role free for a model's own use
};

} // namespace skein::items
