import type { Signal } from '@preact/signals';
import { ariaKeyOf } from '../app/keymap.ts';
import { prefer, preferences } from '../app/preferences.ts';
import { blurWords } from './blur-words.ts';
import { CornerChoice } from './corner-choice.tsx';
import { DeviceChoices } from './device-choices.tsx';
import { canFullScreen, toggleFullScreen } from './full-screen.ts';
import type { LocalMedia } from './media.ts';
import { MoreSwitch } from './more-switch.tsx';
import { canPictureInPicture, togglePictureInPicture } from './picture-in-picture.ts';
import { useDocumentState } from './use-document-state.ts';

interface MorePanelProps {
  media: LocalMedia;
  mode: 'voice' | 'video';
  /** One's own picture is not shown to oneself. */
  ownHidden: Signal<boolean>;
}

/** How one sees the call, and with which devices one takes part. */
export function MorePanel({ media, mode, ownHidden }: MorePanelProps) {
  const isFull = useDocumentState('fullscreenchange', () => document.fullscreenElement !== null);
  const isApart = useDocumentState(pictureEvents, () => document.pictureInPictureElement !== null);
  const { mirrored, corner, captions } = preferences.value;
  return (
    <>
      <MoreSwitch
        name="Hide me"
        isOn={ownHidden.value}
        onToggle={() => {
          ownHidden.value = !ownHidden.peek();
        }}
      />
      {mode === 'video' && (
        <>
          <MoreSwitch
            name="Mirror my picture"
            isOn={mirrored}
            onToggle={() => prefer({ mirrored: !mirrored })}
          />
          <div class="more-blur">
            <MoreSwitch
              name={blurWords[media.blurReach.value]}
              shortcut={ariaKeyOf('blur', preferences.value)}
              isOn={media.blur.value}
              onToggle={media.toggleBlur}
            />
          </div>
          {canPictureInPicture() && (
            <MoreSwitch
              name="Picture in picture"
              shortcut={ariaKeyOf('pictureInPicture', preferences.value)}
              isOn={isApart}
              onToggle={togglePictureInPicture}
            />
          )}
        </>
      )}
      {canFullScreen() && (
        <MoreSwitch
          name="Full screen"
          shortcut={ariaKeyOf('fullScreen', preferences.value)}
          isOn={isFull}
          onToggle={toggleFullScreen}
        />
      )}
      <MoreSwitch name="Captions" isOn={captions} onToggle={() => prefer({ captions: !captions })} />
      <CornerChoice corner={corner} onChoose={(chosen) => prefer({ corner: chosen })} />
      <DeviceChoices media={media} mode={mode} />
    </>
  );
}

const pictureEvents = 'enterpictureinpicture leavepictureinpicture';
